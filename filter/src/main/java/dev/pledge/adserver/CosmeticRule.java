package dev.pledge.adserver;

/**
 * One rule on elements that hold ads: those of one class or with one id. Immutable.
 *
 * @param line the line that it stands in, from 1
 * @param exception whether it takes elements from what other rules name: {@code #@#}
 * @param attribute which attribute of the element is meant
 * @param name the class or the id, with upper and lower case as in the list
 * @param from of which domain the page must be
 */
public record CosmeticRule(int line, boolean exception, Attribute attribute, String name, Domains from) {
    /** The attributes that plain cosmetic rules speak of. */
    public enum Attribute {
        /** {@code ##.name}. */
        CLASS('.'),
        /** {@code ###name}. */
        ID('#');

        private final char sign;

        Attribute(char sign) {
            this.sign = sign;
        }

        /** Returns what stands before its value in a selector. */
        public char sign() {
            return sign;
        }
    }
}
