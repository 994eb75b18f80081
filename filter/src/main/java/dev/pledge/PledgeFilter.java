package dev.pledge;

import dev.pledge.policy.Policy;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a privacy policy's word on every request and response. To be mapped to {@code /*}, before all other filters,
 * with {@code async-supported}; the dispatcher types that it needs besides REQUEST it adds itself.
 *
 * <p>Init-params: {@code policy} says where the policy file is ({@code /WEB-INF/privacy-policy.yaml} unless given; a path
 * within the application, {@code classpath:} or {@code file:}); {@code mode} is the mode of the built-in policy, where
 * there is no file: {@code report} unless given.
 *
 * <p>Several filters in one application share one policy: the first one's. Safe for use by all threads.
 */
public final class PledgeFilter implements Filter {
    private final @Nullable Policy built;
    private @Nullable PledgeRuntime runtime;

    /** Is made by the container; the policy is read when the filter is initialised. */
    public PledgeFilter() {
        this.built = null;
    }

    /**
     * Makes a filter for a policy that was built in Java; for {@link ServletContext#addFilter(String, Filter)}. Whoever
     * registers it maps it to REQUEST, FORWARD, ERROR and ASYNC: Pledge's initializer may have been called before.
     */
    public PledgeFilter(Policy policy) {
        this.built = policy;
    }

    /** @throws ServletException with every mistake of the policy, if there is one: the application does not start */
    @Override
    public void init(FilterConfig config) throws ServletException {
        ServletContext context = config.getServletContext();
        Deployment deployment =
                built == null ? Deployment.of(context, config::getInitParameter) : Deployment.of(context, built);
        deployment.setSessionCookie();
        runtime = PledgeRuntime.join(deployment);
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        PledgeRuntime governing = runtime;
        if (governing != null
                && request instanceof HttpServletRequest httpRequest
                && response instanceof HttpServletResponse httpResponse) {
            governing.governance().govern(httpRequest, httpResponse, chain);
        } else {
            chain.doFilter(request, response);
        }
    }

    @Override
    public void destroy() {
        PledgeRuntime leaving = runtime;
        runtime = null;
        if (leaving != null) {
            leaving.leave();
        }
    }
}
