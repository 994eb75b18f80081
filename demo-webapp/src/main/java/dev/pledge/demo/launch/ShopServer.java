package dev.pledge.demo.launch;

import java.nio.file.Path;

/** A server that can run the shop; the launcher finds it beneath {@code WEB-INF/server} in the war. */
public interface ShopServer {
    /**
     * Starts the shop and returns when it is ready; it then runs until the process is told to end.
     *
     * @param options what was asked for
     * @param war the war to serve
     * @param work a directory of this run, for unpacked and derived files
     * @throws StartException if something outside is in the way, such as a port in use
     * @throws Exception if the shop itself does not start
     */
    void start(Options options, Path war, Path work) throws Exception;
}
