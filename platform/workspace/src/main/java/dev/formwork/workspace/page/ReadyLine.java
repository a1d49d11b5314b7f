package dev.formwork.workspace.page;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Prints where the program can be reached, once it answers. */
@Component
class ReadyLine {

  private final Environment environment;

  ReadyLine(Environment environment) {
    this.environment = environment;
  }

  @EventListener
  void onReady(ApplicationReadyEvent ready) {
    if (ready.getApplicationContext() instanceof WebServerApplicationContext web
        && web.getWebServer() != null) {
      String bind = environment.getProperty("server.address", "127.0.0.1");
      System.out.println(
          "Formwork is ready at http://" + bind + ":" + web.getWebServer().getPort());
    }
  }
}
