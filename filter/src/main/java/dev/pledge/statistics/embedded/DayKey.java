package dev.pledge.statistics.embedded;

import java.nio.ByteBuffer;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.h2.mvstore.type.StringDataType;

/**
 * A page, or a host, on a day. Keys are in the order of days, then of names as {@link String#compareTo} has them.
 *
 * @param day days since 1970
 * @param name the page's or host's name
 */
record DayKey(long day, String name) {
    /** The key before all of a day. */
    static DayKey first(long day) {
        return new DayKey(day, "");
    }

    /** How keys are compared and written. */
    static final class Type extends BasicDataType<DayKey> {
        @Override
        public int compare(DayKey one, DayKey other) {
            int order = Long.compare(one.day, other.day);
            return order != 0 ? order : one.name.compareTo(other.name);
        }

        @Override
        public int getMemory(DayKey key) {
            return 72 + key.name.length();
        }

        @Override
        public void write(WriteBuffer to, DayKey key) {
            to.putVarLong(key.day);
            StringDataType.INSTANCE.write(to, key.name);
        }

        @Override
        public DayKey read(ByteBuffer from) {
            return new DayKey(DataUtils.readVarLong(from), StringDataType.INSTANCE.read(from));
        }

        @Override
        public DayKey[] createStorage(int size) {
            return new DayKey[size];
        }
    }
}
