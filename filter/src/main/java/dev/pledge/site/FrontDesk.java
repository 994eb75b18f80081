package dev.pledge.site;

import dev.pledge.servlet.Exchange;
import dev.pledge.servlet.Reception;
import dev.pledge.snapshot.Snapshot;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/** Asks one reception after the other. */
public final class FrontDesk implements Reception {
    private final List<Reception> receptions;

    /** Makes a desk; the first reception that answers is the last that is asked. */
    public FrontDesk(List<Reception> receptions) {
        this.receptions = List.copyOf(receptions);
    }

    @Override
    public boolean answers(Exchange exchange, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        for (int i = 0; i < receptions.size(); i++) {
            if (receptions.get(i).answers(exchange, request, response)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean isAt(Snapshot snapshot, String path) {
        for (int i = 0; i < receptions.size(); i++) {
            if (receptions.get(i).isAt(snapshot, path)) {
                return true;
            }
        }
        return false;
    }
}
