package dev.pledge.cli;

import java.io.InputStream;
import java.io.PrintStream;

/**
 * The streams of a command; it leaves them open.
 *
 * @param in what it reads if it is told of no file
 * @param out what it is asked for: pages as bytes, else text in UTF-8
 * @param err what went wrong, and what is told besides
 */
record Console(InputStream in, PrintStream out, PrintStream err) {}
