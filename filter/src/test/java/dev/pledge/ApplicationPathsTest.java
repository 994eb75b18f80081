package dev.pledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.net.MalformedURLException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApplicationPathsTest {
    @ParameterizedTest
    @CsvSource({
        "default, org.apache.catalina.servlets.DefaultServlet, /, false",
        "default, , /, false",
        "default, com.example.Own, /, true",
        "spring, com.example.Dispatcher, /, true",
        "spring, com.example.Dispatcher, /*, true",
        "ads, com.example.Ads, /ads.txt, true",
        "text, com.example.Text, *.txt, true",
        "jsp, org.example.JspServlet, *.jsp, false",
        "shop, com.example.Shop, /shop/*, false",
        "other, com.example.Other, /ads.text, false",
    })
    void anApplicationHasWhatAServletOfItsOwnCovers(String name, String type, String pattern, boolean expected) {
        ServletRegistration servlet = mock(ServletRegistration.class);
        when(servlet.getName()).thenReturn(name);
        when(servlet.getClassName()).thenReturn(type);
        when(servlet.getMappings()).thenReturn(List.of(pattern));
        ServletContext context = mock(ServletContext.class);
        doReturn(Map.of(name, servlet)).when(context).getServletRegistrations();

        assertThat(new ApplicationPaths(context).test("/ads.txt")).isEqualTo(expected);
    }

    @Test
    void anApplicationHasItsFiles() throws MalformedURLException {
        ServletContext context = mock(ServletContext.class);
        when(context.getResource("/ads.txt"))
                .thenReturn(URI.create("file:/ads.txt").toURL());
        assertThat(new ApplicationPaths(context).test("/ads.txt")).isTrue();
        assertThat(new ApplicationPaths(context).test("/.well-known/gpc.json")).isFalse();
    }
}
