package dev.formwork.outbound.rest;

import dev.formwork.identity.CurrentActor;
import dev.formwork.outbound.AllowedHost;
import dev.formwork.outbound.AllowedHosts;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The hosts that webhooks may reach. */
@RestController
@RequestMapping("/api/v1/allowed-hosts")
@Tag(name = "Allowed hosts", description = "Whom webhooks may reach; for administrators")
class AllowedHostsController {

  private static final int HTTPS = 443;

  private final AllowedHosts hosts;
  private final CurrentActor current;
  private final ZoneId zone;

  AllowedHostsController(AllowedHosts hosts, CurrentActor current, ZoneId zone) {
    this.hosts = hosts;
    this.current = current;
    this.zone = zone;
  }

  /** All of them. */
  record Hosts(List<HostJson> items) {}

  /**
   * One of them.
   *
   * @param secret signs what is sent there; only in the answer that made it
   */
  record HostJson(
      String id,
      String host,
      int port,
      boolean inside,
      String by,
      OffsetDateTime at,
      @Nullable String secret) {}

  /**
   * A host to be allowed.
   *
   * @param port 443 where nothing is said
   * @param inside whether it may lie in a private network or on this machine
   */
  record NewHost(String host, @Nullable Integer port, boolean inside) {}

  @GetMapping
  @Operation(summary = "All hosts that webhooks may reach")
  Hosts list() {
    return new Hosts(hosts.all(current.get()).stream().map(host -> json(host, null)).toList());
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Allows a host",
      description = "The answer holds the secret that signs what is sent there; it is shown once.")
  HostJson allow(@RequestBody NewHost wanted) {
    int port = wanted.port() == null ? HTTPS : wanted.port();
    AllowedHosts.Allowed allowed = hosts.allow(current.get(), wanted.host(), port, wanted.inside());
    return json(allowed.host(), allowed.secret());
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Lets nothing be sent there any more")
  void forbid(@PathVariable String id) {
    hosts.forbid(current.get(), id);
  }

  private HostJson json(AllowedHost host, @Nullable String secret) {
    return new HostJson(
        host.key(),
        host.host(),
        host.port(),
        host.inside(),
        host.by(),
        host.at().atZone(zone).toOffsetDateTime(),
        secret);
  }
}
