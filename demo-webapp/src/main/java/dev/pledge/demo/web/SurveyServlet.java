package dev.pledge.demo.web;

import dev.pledge.demo.shop.Surveys;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;

/** Asks what visitors think. */
public final class SurveyServlet extends ShopServlet {
    @Serial
    private static final long serialVersionUID = 1L;

    /** For the container. */
    public SurveyServlet() {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        form(new Form(request), request, response);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        Form form = new Form(request);
        int rating = form.number("rating", 1, 5);
        Surveys.Answer answer =
                new Surveys.Answer(rating, form.optional("found-by", 40), form.optional("remarks", 2_000));
        if (form.isGood()) {
            shop().surveys().store(answer, owner(request));
            request.setAttribute("thanks", true);
        } else {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        }
        form(form, request, response);
    }

    private void form(Form form, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        request.setAttribute("form", form);
        request.setAttribute("answers", shop().surveys().count());
        show("survey", request, response);
    }
}
