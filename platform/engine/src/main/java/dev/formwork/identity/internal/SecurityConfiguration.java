package dev.formwork.identity.internal;

import dev.formwork.identity.CurrentActor;
import dev.formwork.identity.People;
import dev.formwork.kernel.OfNodesOnly;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/**
 * Sign-in for the API: HTTP Basic or an API key, no session and so no cookie that another site
 * could use. Screens have a chain of their own behind this one. Both find {@link SignIn} by its
 * type; naming it to one of them would ask it twice.
 */
@Configuration
@OfNodesOnly
class SecurityConfiguration {

  private static final int API_FIRST = 10;

  @Bean
  PasswordEncoder passwordEncoder() {
    return PasswordEncoderFactories.createDelegatingPasswordEncoder();
  }

  @Bean
  @Order(API_FIRST)
  SecurityFilterChain api(HttpSecurity http, KeySignIn keys, CurrentActor current, People people) {
    var refusals = new ProblemAnswer();
    return http.securityMatcher("/api/**", "/actuator/**")
        .authorizeHttpRequests(requests ->
            requests
                .requestMatchers(HttpMethod.GET, "/actuator/health", "/actuator/health/*")
                .permitAll()
                .requestMatchers(HttpMethod.GET, "/actuator/prometheus")
                .hasRole("ADMIN")
                .requestMatchers("/actuator/**")
                .denyAll()
                .anyRequest()
                .authenticated())
        .httpBasic(basic -> basic.authenticationEntryPoint(refusals))
        .exceptionHandling(
            it -> it.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
        .addFilterBefore(keys, BasicAuthenticationFilter.class)
        .addFilterAfter(new ApiGuard(current, people), AuthorizationFilter.class)
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .csrf(AbstractHttpConfigurer::disable)
        .build();
  }

  /**
   * Calls of other systems: the rule that one is for asks for its token, and nobody is signed in.
   */
  @Bean
  @Order(API_FIRST - 1)
  SecurityFilterChain calls(HttpSecurity http) {
    return http.securityMatcher(
            PathPatternRequestMatcher.pathPattern(HttpMethod.POST, "/api/v1/hooks/{app}/{rule}"))
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .csrf(AbstractHttpConfigurer::disable)
        .build();
  }

  /** What anybody may open who has a link: nothing but that, and nobody is signed in there. */
  @Bean
  @Order(API_FIRST + 1)
  SecurityFilterChain links(HttpSecurity http) {
    return http.securityMatcher("/public/**")
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .csrf(AbstractHttpConfigurer::disable)
        .build();
  }

  /** It stands in the chain of the API; on its own it would meet every request. */
  @Bean
  FilterRegistrationBean<KeySignIn> onlyInTheApi(KeySignIn filter) {
    var registration = new FilterRegistrationBean<>(filter);
    registration.setEnabled(false);
    return registration;
  }

  /** Behind Spring Security's own filter, so that it sees who is signed in. */
  @Bean
  FilterRegistrationBean<SessionsOfTheActive> afterSecurity(SessionsOfTheActive filter) {
    var registration = new FilterRegistrationBean<>(filter);
    registration.setOrder(0);
    return registration;
  }
}
