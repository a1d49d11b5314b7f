package dev.formwork.workspace.text;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.SessionInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import java.time.ZoneId;
import org.springframework.stereotype.Component;

/**
 * Gives each new session the language chosen in this browser, else the one the browser asks for,
 * and the business time zone.
 */
@Component
class LanguageOfSession implements VaadinServiceInitListener {

  private final ZoneId zone;

  LanguageOfSession(ZoneId zone) {
    this.zone = zone;
  }

  @Override
  public void serviceInit(ServiceInitEvent event) {
    event.getSource().addSessionInitListener(this::prepare);
  }

  private void prepare(SessionInitEvent init) {
    init.getSession().setAttribute(ZoneId.class, zone);
    init.getSession()
        .setLocale(
            LanguageChoice.of(init.getRequest())
                .orElseGet(() -> Messages.nearest(init.getRequest().getLocale())));
  }
}
