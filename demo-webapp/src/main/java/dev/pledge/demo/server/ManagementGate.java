package dev.pledge.demo.server;

import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * What the management port has: the metrics, and of the shop nothing but Pledge's pages for operations. Requests that came to
 * another port are left alone.
 */
final class ManagementGate extends Handler.Abstract.NonBlocking {
    private static final String OPERATIONS = "/privacy/operations";

    private final String connector;
    private final Handler metrics;

    /** @param connector the name of the management port's connector */
    ManagementGate(String connector, Handler metrics) {
        this.connector = connector;
        this.metrics = metrics;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (!connector.equals(request.getConnectionMetaData().getConnector().getName())) {
            return false;
        }
        if (metrics.handle(request, response, callback)) {
            return true;
        }
        String path = Request.getPathInContext(request);
        if (path.equals(OPERATIONS) || path.startsWith(OPERATIONS + "/")) {
            return false;
        }
        Response.writeError(request, response, callback, HttpStatus.NOT_FOUND_404);
        return true;
    }
}
