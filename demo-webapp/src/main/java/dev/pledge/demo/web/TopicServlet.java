package dev.pledge.demo.web;

import dev.pledge.demo.shop.Forum;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;

/** One topic of the forum, {@code /forum/3}, and a form to answer. */
public final class TopicServlet extends ShopServlet {
    @Serial
    private static final long serialVersionUID = 1L;

    /** For the container. */
    public TopicServlet() {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        topic(new Form(request), request, response);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        int id = number(request.getPathInfo());
        Form form = new Form(request);
        String author = form.required("author", 80);
        String body = form.required("body", 4_000);
        if (form.isGood() && shop().forum().topic(id) != null) {
            shop().forum().reply(id, author, body, owner(request));
            seeOther("/forum/" + id, request, response);
        } else {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            topic(form, request, response);
        }
    }

    private void topic(Form form, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        Forum.Topic topic = shop().forum().topic(number(request.getPathInfo()));
        if (topic == null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND, "There is no such topic.");
            return;
        }
        request.setAttribute("form", form);
        request.setAttribute("topic", topic);
        request.setAttribute("posts", shop().forum().posts(topic.id()));
        show("topic", request, response);
    }
}
