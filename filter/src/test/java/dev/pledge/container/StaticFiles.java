package dev.pledge.container;

import dev.pledge.container.app.Html;
import java.util.Map;
import java.util.TreeMap;

/** The static files and JSPs of every test application. */
final class StaticFiles {
    private StaticFiles() {}

    static Map<String, String> with(String webXml) {
        Map<String, String> files = new TreeMap<>();
        files.put("WEB-INF/web.xml", webXml);
        files.put("static/data.json", "{\"n\": [" + "1, ".repeat(2000) + "1]}");
        files.put("static/style.css", "body { color: #123 }\n".repeat(40));
        files.put("static/clean.html", Html.clean(400));
        files.put("static/ads.html", Html.dirty(400));
        files.put("static/large-ads.html", Html.dirty(200_000));
        files.put("jsp/small.jsp", jsp("buffer=\"1kb\"", Html.dirty(20_000)));
        files.put("jsp/large.jsp", jsp("buffer=\"64kb\"", Html.dirty(20_000)));
        files.put("jsp/none.jsp", jsp("buffer=\"none\"", Html.dirty(2_000)));
        files.put("jsp/page.jsp", jsp("", Html.dirty(300)));
        files.put("jsp/including.jsp", jsp("", including()));
        files.put("jsp/banner.jspf", Html.SCRIPT);
        files.put("jsp/banner.jsp", jsp("", Html.FRAME + "\n"));
        return files;
    }

    private static String jsp(String attributes, String text) {
        return "<%@ page contentType=\"text/html; charset=UTF-8\" session=\"false\" " + attributes + " %>" + text;
    }

    private static String including() {
        return "<!DOCTYPE html><title>t</title><%@ include file=\"banner.jspf\" %><p>before</p>"
                + "<jsp:include page=\"banner.jsp\" flush=\"true\"/><p>after</p>";
    }
}
