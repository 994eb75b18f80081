package dev.pledge.container.app;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.Principal;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;

/**
 * Signs in, before Pledge, whoever the field {@code X-User} names, in the role that {@code X-Role} names; {@code
 * X-Certificate} is the certificate, in Base64, of a connection that the container has checked.
 */
@SuppressWarnings("serial") // no container of the tests stores filters
public final class SignedInFilter extends HttpFilter {
    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String name = request.getHeader("X-User");
        String role = request.getHeader("X-Role");
        String certificate = request.getHeader("X-Certificate");
        if (certificate != null) {
            request.setAttribute(
                    "jakarta.servlet.request.X509Certificate", new X509Certificate[] {certificate(certificate)});
        }
        if (name == null && role == null) {
            chain.doFilter(request, response);
            return;
        }
        chain.doFilter(
                new HttpServletRequestWrapper(request) {
                    @Override
                    public Principal getUserPrincipal() {
                        return name == null ? null : () -> name;
                    }

                    @Override
                    public boolean isUserInRole(String asked) {
                        return asked.equals(role);
                    }
                },
                response);
    }

    private static X509Certificate certificate(String base64) throws ServletException {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64);
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(bytes));
        } catch (CertificateException e) {
            throw new ServletException(e);
        }
    }
}
