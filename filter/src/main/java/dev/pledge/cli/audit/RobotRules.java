package dev.pledge.cli.audit;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a site's {@code robots.txt} says to one robot (RFC 9309): of the rules that match a path the longest decides, and of
 * two as long the one that allows. {@code Crawl-delay}, which is no part of the standard, is understood too.
 *
 * @param rules what is allowed and what is not
 * @param delay the pause that the site asks for, or null if it asks for none
 * @param unread why the file could not be read; null if it was, or there is none
 */
record RobotRules(
        List<Rule> rules,
        @Nullable Duration delay,
        @Nullable String unread) {
    /** Everything is allowed: there is no such file. */
    static final RobotRules NONE = new RobotRules(List.of(), null, null);

    /** The standard has robots read at least 500 KiB. */
    static final int MOST_BYTES = 512 * 1024;

    private static final long LONGEST_DELAY_SECONDS = 3_600;

    /**
     * One line.
     *
     * @param pattern a path's beginning; {@code *} stands for anything, {@code $} at its end for the end
     */
    record Rule(String pattern, boolean allow) {}

    /** Nothing is allowed: whether there is a file cannot be told (section 2.3.1.4). */
    static RobotRules unread(String why) {
        return new RobotRules(List.of(new Rule("/", false)), null, why);
    }

    /** Reads the file; lines that are none are passed over. */
    static RobotRules read(byte[] file, String robot) {
        Groups groups = new Groups(robot.toLowerCase(Locale.ROOT));
        String text = new String(file, StandardCharsets.UTF_8);
        (text.startsWith("\uFEFF") ? text.substring(1) : text).lines().forEach(groups::line);
        return groups.rules();
    }

    /** @param target path and query, as they are asked for */
    boolean allows(String target) {
        String path = normalized(target);
        Rule decides = null;
        for (Rule rule : rules) {
            boolean longer = decides == null
                    || rule.pattern.length() > decides.pattern.length()
                    || rule.pattern.length() == decides.pattern.length() && rule.allow;
            if (longer && matches(rule.pattern, path)) {
                decides = rule;
            }
        }
        return decides == null || decides.allow;
    }

    private static boolean matches(String pattern, String path) {
        boolean whole = pattern.endsWith("$");
        String[] parts = (whole ? pattern.substring(0, pattern.length() - 1) : pattern).split("\\*", -1);
        if (!path.startsWith(parts[0])) {
            return false;
        }
        int at = parts[0].length();
        for (int i = 1; i < parts.length; i++) {
            boolean last = i == parts.length - 1;
            int found = whole && last ? path.length() - parts[i].length() : path.indexOf(parts[i], at);
            if (found < at || !path.startsWith(parts[i], found)) {
                return false;
            }
            at = found + parts[i].length();
        }
        return !whole || at == path.length();
    }

    /** Returns a path in one form (section 2.2.2): only what must be encoded is, with capital digits. */
    private static String normalized(String path) {
        byte[] bytes = path.getBytes(StandardCharsets.UTF_8);
        StringBuilder out = new StringBuilder(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            int b = bytes[i] & 0xFF;
            boolean escape = b == '%'
                    && i + 2 < bytes.length
                    && Character.digit(bytes[i + 1], 16) >= 0
                    && Character.digit(bytes[i + 2], 16) >= 0;
            if (escape) {
                b = Character.digit(bytes[i + 1], 16) << 4 | Character.digit(bytes[i + 2], 16);
                i += 2;
            }
            boolean unreserved = b < 0x80 && (Character.isLetterOrDigit(b) || "-._~".indexOf(b) >= 0);
            boolean plain = b > ' ' && b < 0x7F;
            boolean kept = escape ? unreserved : plain;
            out.append(kept ? String.valueOf((char) b) : "%%%02X".formatted(b));
        }
        return out.toString();
    }

    /** The groups of a file as its lines come: those that name the robot, and those that speak to all. */
    private static final class Groups {
        private final String robot;
        private final List<Rule> own = new ArrayList<>();
        private final List<Rule> everybody = new ArrayList<>();
        private @Nullable Duration ownDelay;
        private @Nullable Duration everybodysDelay;
        private boolean named;
        private boolean toOwn;
        private boolean toEverybody;
        private boolean agents;

        Groups(String robot) {
            this.robot = robot;
        }

        void line(String line) {
            int comment = line.indexOf('#');
            String content = comment < 0 ? line : line.substring(0, comment);
            int colon = content.indexOf(':');
            if (colon < 0) {
                return;
            }
            String value = content.substring(colon + 1).strip();
            switch (content.substring(0, colon).strip().toLowerCase(Locale.ROOT)) {
                case "user-agent" -> agent(value.toLowerCase(Locale.ROOT));
                case "allow" -> rule(value, true);
                case "disallow" -> rule(value, false);
                case "crawl-delay" -> delay(value);
                default -> {}
            }
        }

        private void agent(String value) {
            if (!agents) {
                toOwn = false;
                toEverybody = false;
                agents = true;
            }
            toOwn |= product(value).equals(robot);
            toEverybody |= value.equals("*");
            named |= toOwn;
        }

        /** Some write a version behind the name. */
        private static String product(String agent) {
            int end = 0;
            while (end < agent.length()
                    && (Character.isLetter(agent.charAt(end)) || "-_".indexOf(agent.charAt(end)) >= 0)) {
                end++;
            }
            return agent.substring(0, end);
        }

        private void rule(String pattern, boolean allow) {
            agents = false;
            if (!pattern.startsWith("/") && !pattern.startsWith("*")) {
                return;
            }
            Rule rule = new Rule(normalized(pattern), allow);
            if (toOwn) {
                own.add(rule);
            }
            if (toEverybody) {
                everybody.add(rule);
            }
        }

        private void delay(String value) {
            agents = false;
            if (!value.matches("[0-9]{1,6}(\\.[0-9]{1,6})?")) {
                return;
            }
            double seconds = Math.min(Double.parseDouble(value), LONGEST_DELAY_SECONDS);
            Duration delay = Duration.ofMillis((long) (seconds * 1_000));
            ownDelay = toOwn ? delay : ownDelay;
            everybodysDelay = toEverybody ? delay : everybodysDelay;
        }

        RobotRules rules() {
            return named
                    ? new RobotRules(List.copyOf(own), ownDelay, null)
                    : new RobotRules(List.copyOf(everybody), everybodysDelay, null);
        }
    }
}
