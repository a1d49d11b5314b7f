package dev.formwork.workspace.shell;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import dev.formwork.kernel.Refusal;
import dev.formwork.workspace.parts.EmptyState;
import dev.formwork.workspace.parts.Link;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;

/** What stands where the engine says no: not found and not allowed look the same from outside. */
@ParentLayout(MainLayout.class)
@AnonymousAllowed
class NotOpenView extends Div implements Screen, HasErrorParameter<Refusal> {

  @Override
  public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Refusal> parameter) {
    removeAll();
    addClassName("fw-page");
    boolean forbidden = parameter.getException() instanceof Refusal.Forbidden;
    String kind = forbidden ? "forbidden" : "not-found";
    add(
        EmptyState.ofScreen(
            forbidden ? "lock" : "search",
            t("error." + kind),
            t("error-hint." + kind),
            Link.to("inbox", t("error.to-inbox"))));
    return forbidden ? HttpServletResponse.SC_FORBIDDEN : HttpServletResponse.SC_NOT_FOUND;
  }

  @Override
  public List<Crumb> crumbs() {
    return List.of(Crumb.here(t("error.title")));
  }
}
