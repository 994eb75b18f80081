package dev.pledge.cli;

import dev.pledge.adserver.ResourceType;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads what a URL is loaded as. */
final class RequestedType implements ITypeConverter<ResourceType> {
    @Override
    public ResourceType convert(String value) {
        try {
            return parse(value);
        } catch (DataException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }

    static ResourceType parse(String name) throws DataException {
        for (ResourceType type : ResourceType.values()) {
            if (type.name().equalsIgnoreCase(name)) {
                return type;
            }
        }
        String known = Arrays.stream(ResourceType.values())
                .map(type -> type.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        throw new DataException("found \"" + name + "\", expected one of " + known);
    }
}
