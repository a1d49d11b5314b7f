package dev.formwork.workspace.text;

import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinResponse;
import com.vaadin.flow.server.VaadinSession;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Which language this browser wants: a cookie, so that the sign-in page knows it too. */
public final class LanguageChoice {

  static final String COOKIE = "formwork-language";

  private LanguageChoice() {}

  /** The language that was chosen in this browser. */
  public static Optional<Locale> of(VaadinRequest request) {
    Cookie[] cookies = request.getCookies();
    return cookies == null
        ? Optional.empty()
        : Stream.of(cookies)
            .filter(cookie -> cookie.getName().equals(COOKIE))
            .map(cookie -> Messages.nearest(Locale.forLanguageTag(cookie.getValue())))
            .findFirst();
  }

  /** Keeps the choice in this browser and uses it from the next screen on. */
  public static void choose(Locale language, VaadinSession session) {
    var cookie = new Cookie(COOKIE, language.getLanguage());
    cookie.setPath("/");
    cookie.setMaxAge((int) Duration.ofDays(365).toSeconds());
    cookie.setHttpOnly(true);
    cookie.setAttribute("SameSite", "Lax");
    VaadinResponse.getCurrent().addCookie(cookie);
    session.setLocale(language);
  }
}
