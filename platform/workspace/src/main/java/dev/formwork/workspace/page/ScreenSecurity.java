package dev.formwork.workspace.page;

import static com.vaadin.flow.spring.security.VaadinSecurityConfigurer.vaadin;

import dev.formwork.workspace.login.LoginNavigation;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Sessions for people at screens: everything that no earlier chain (the API) has taken asks for a
 * signed-in person, except the sign-in page and what it is made of.
 */
@Configuration
class ScreenSecurity {

  private static final int AFTER_THE_API = 100;

  @Bean
  @Order(AFTER_THE_API)
  SecurityFilterChain screens(HttpSecurity http) {
    return http.authorizeHttpRequests(
            requests -> requests.requestMatchers("/formwork/**", "/aura/**").permitAll())
        .with(vaadin(), screens -> screens.loginView(LoginNavigation.view()))
        .build();
  }
}
