package dev.pledge.container.app;

/** The pages that the test applications serve. */
public final class Html {
    /** A script of an ad server. */
    public static final String SCRIPT =
            "<script async src=\"https://www.googletagmanager.com/gtm.js?id=GTM-1\"></script>";

    /** A frame of an ad server. */
    public static final String FRAME = "<iframe src=\"https://ad.doubleclick.net/ddm/1\" width=1></iframe>";

    /** Text that leaves ISO-2022-JP in another shift state than its first. */
    public static final String SHIFTED = "\u65e5\u672c";

    /** How a page begins. */
    public static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en"><head><title>Shop</title>
            <script src="/static/cart.js"></script>
            </head><body>
            <h1 title='a > b'>Kettle &amp; pot</h1>
            """;

    /** How a page ends. */
    public static final String END = "<p>Thank you</p>\n</body></html>\n";

    private static final String LINE = "<p class=\"item\">One more line of a page without any advertising.</p>\n";

    private Html() {}

    /** Returns a page without ads, at least so long. */
    public static String clean(int length) {
        return HEAD + filling(length) + END;
    }

    /** Returns the page with a script in its head, a frame in its middle and a script at its end. */
    public static String dirty(int length) {
        String filling = filling(length);
        int half = filling.length() / 2 / LINE.length() * LINE.length();
        return HEAD.replace("</head>", SCRIPT + "</head>")
                + filling.substring(0, half)
                + FRAME
                + filling.substring(half)
                + END.replace("</body>", SCRIPT + "</body>");
    }

    private static String filling(int length) {
        return LINE.repeat(1 + length / LINE.length());
    }
}
