package dev.pledge.container;

/** Deployment descriptors. */
final class WebXml {
    private WebXml() {}

    /** Returns a descriptor with some elements; it has the error page and the locale encodings that all tests use. */
    static String of(String elements) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
                %s
                  <error-page>
                    <error-code>410</error-code>
                    <location>/errors/gone</location>
                  </error-page>
                  <error-page>
                    <exception-type>java.util.NoSuchElementException</exception-type>
                    <location>/errors/missing</location>
                  </error-page>
                  <locale-encoding-mapping-list>
                    <locale-encoding-mapping>
                      <locale>ja</locale>
                      <encoding>Shift_JIS</encoding>
                    </locale-encoding-mapping>
                  </locale-encoding-mapping-list>
                </web-app>
                """.formatted(elements);
    }

    /** Returns the elements that put the filter on every path and every dispatch but includes. */
    static String pledge(String mode) {
        return filter("pledge", "dev.pledge.PledgeFilter", mode)
                + mapping("pledge", "REQUEST", "FORWARD", "ERROR", "ASYNC");
    }

    static String filter(String name, String className, String mode) {
        return """
                  <filter>
                    <filter-name>%s</filter-name>
                    <filter-class>%s</filter-class>
                    <async-supported>true</async-supported>
                    <init-param>
                      <param-name>mode</param-name>
                      <param-value>%s</param-value>
                    </init-param>
                  </filter>
                """.formatted(name, className, mode);
    }

    static String mapping(String filter, String... dispatchers) {
        StringBuilder text = new StringBuilder("  <filter-mapping>\n    <filter-name>" + filter
                + "</filter-name>\n    <url-pattern>/*</url-pattern>\n");
        for (String dispatcher : dispatchers) {
            text.append("    <dispatcher>").append(dispatcher).append("</dispatcher>\n");
        }
        return text.append("  </filter-mapping>\n").toString();
    }
}
