package dev.pledge.container.app;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;

/** What answers TRACE as every servlet does that does not forbid it: with the request as it sees it. */
@WebServlet("/trace")
@SuppressWarnings("serial") // no container of the tests stores servlets
public final class TracePage extends HttpServlet {}
