package dev.pledge.container;

import java.util.Map;
import java.util.function.Function;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.LifecycleState;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.webresources.TomcatURLStreamHandlerFactory;
import org.apache.tomcat.util.modeler.Registry;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;

/** Starts Tomcat with one application; loaded in the container's class loader, so only types of the JDK go in and out. */
public final class TomcatLauncher implements Function<Map<String, String>, Map<String, Object>> {
    @Override
    public Map<String, Object> apply(Map<String, String> settings) {
        // Both are one for the whole virtual machine, and there are two Tomcats in it.
        TomcatURLStreamHandlerFactory.disable();
        Registry.disableRegistry();
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(settings.get("work"));
        Connector http = connector();
        tomcat.setConnector(http);
        Connector https = secure(settings);
        tomcat.getService().addConnector(https);
        Context context = tomcat.addWebapp(settings.get("contextPath"), settings.get("docBase"));
        context.setParentClassLoader(TomcatLauncher.class.getClassLoader());
        try {
            tomcat.start();
        } catch (LifecycleException e) {
            throw new IllegalStateException("Tomcat did not start: " + e, e);
        }
        Runnable stop = () -> stop(tomcat);
        if (context.getState() != LifecycleState.STARTED) {
            stop.run();
            throw new IllegalStateException("the application did not start on Tomcat");
        }
        return Map.of("http", http.getLocalPort(), "https", https.getLocalPort(), "stop", stop);
    }

    private static void stop(Tomcat tomcat) {
        try {
            tomcat.stop();
            tomcat.destroy();
        } catch (LifecycleException e) {
            throw new IllegalStateException("Tomcat did not stop", e);
        }
    }

    private static Connector connector() {
        Connector connector = new Connector();
        connector.setPort(0);
        connector.setProperty("address", "localhost");
        connector.setProperty("minSpareThreads", "2");
        connector.setProperty("maxThreads", "32");
        connector.setAllowTrace(true);
        return connector;
    }

    private static Connector secure(Map<String, String> settings) {
        Connector connector = connector();
        connector.setScheme("https");
        connector.setSecure(true);
        connector.setProperty("SSLEnabled", "true");
        SSLHostConfig host = new SSLHostConfig();
        SSLHostConfigCertificate certificate =
                new SSLHostConfigCertificate(host, SSLHostConfigCertificate.Type.UNDEFINED);
        certificate.setCertificateKeystoreFile(settings.get("keyStore"));
        certificate.setCertificateKeystorePassword(settings.get("password"));
        host.addCertificate(certificate);
        host.setTruststoreFile(settings.get("clients"));
        host.setTruststorePassword(settings.get("password"));
        host.setCertificateVerification("optional");
        connector.addSslHostConfig(host);
        return connector;
    }
}
