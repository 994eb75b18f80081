package dev.pledge.demo.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;

/** The forum: its topics, and a form that opens one. */
public final class ForumServlet extends ShopServlet {
    @Serial
    private static final long serialVersionUID = 1L;

    /** For the container. */
    public ForumServlet() {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        topics(new Form(request), request, response);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        Form form = new Form(request);
        String title = form.required("title", 120);
        String author = form.required("author", 80);
        String body = form.required("body", 4_000);
        if (form.isGood()) {
            seeOther("/forum/" + shop().forum().open(title, author, body, owner(request)), request, response);
        } else {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            topics(form, request, response);
        }
    }

    private void topics(Form form, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        request.setAttribute("form", form);
        request.setAttribute("topics", shop().forum().topics());
        show("forum", request, response);
    }
}
