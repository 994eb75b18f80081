package dev.pledge.html;

/**
 * What the attributes of a tag are read with. Nothing in it outlasts the tag, so that it is used again, for other pages too.
 *
 * @param attributes where they stand
 * @param texts what their values say
 * @param name the name of one of them
 */
record TagParts(AttributeList attributes, AttributeTexts texts, ByteText name) {}
