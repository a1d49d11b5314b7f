package dev.formwork.workspace.text;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import org.springframework.stereotype.Component;

/**
 * Gives each new session the language chosen in this browser, else the one the browser asks for.
 */
@Component
class LanguageOfSession implements VaadinServiceInitListener {

  @Override
  public void serviceInit(ServiceInitEvent event) {
    event
        .getSource()
        .addSessionInitListener(init ->
            init.getSession()
                .setLocale(
                    LanguageChoice.of(init.getRequest())
                        .orElseGet(() -> Messages.nearest(init.getRequest().getLocale()))));
  }
}
