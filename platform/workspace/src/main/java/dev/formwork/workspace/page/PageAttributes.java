package dev.formwork.workspace.page;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import dev.formwork.workspace.text.LanguageChoice;
import dev.formwork.workspace.text.Messages;
import org.springframework.stereotype.Component;

/**
 * Puts language, light or dark, and the folded navigation on the page itself, so that the first
 * paint is already right.
 */
@Component
class PageAttributes implements VaadinServiceInitListener {

  @Override
  public void serviceInit(ServiceInitEvent event) {
    event.addIndexHtmlRequestListener(PageAttributes::apply);
  }

  private static void apply(IndexHtmlResponse response) {
    var request = response.getVaadinRequest();
    var html = response.getDocument().selectFirst("html");
    if (html == null) {
      return;
    }
    var language =
        LanguageChoice.of(request).orElseGet(() -> Messages.nearest(request.getLocale()));
    html.attr("lang", language.getLanguage());
    for (Preference preference : Preference.values()) {
      String choice = preference.of(request);
      if (!choice.isEmpty()) {
        html.attr(preference.attribute(), choice);
      }
    }
  }
}
