package dev.formwork.identity.internal;

import dev.formwork.identity.ApiKey;
import dev.formwork.kernel.DefinitionKey;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/** An API key as stored, with the hash of its secret. */
@Document("api-keys")
public record KeyDocument(
    @Id String id,
    String person,
    String title,
    List<String> scopes,
    List<String> apps,
    Instant createdAt,
    Instant expiresAt,
    @Nullable Instant revokedAt,
    @Nullable Instant lastUsedAt,
    String hash) {

  public static KeyDocument of(ApiKey key, String hash) {
    return new KeyDocument(
        key.id(),
        key.person(),
        key.title(),
        key.scopes().stream().map(Enum::name).sorted().toList(),
        key.apps().stream().map(DefinitionKey::value).sorted().toList(),
        key.createdAt(),
        key.expiresAt(),
        key.revokedAt(),
        key.lastUsedAt(),
        hash);
  }

  public ApiKey toKey() {
    return new ApiKey(
        id,
        person,
        title,
        scopes.stream().map(ApiKey.Scope::valueOf).collect(Collectors.toSet()),
        apps.stream().map(DefinitionKey::of).collect(Collectors.toSet()),
        createdAt,
        expiresAt,
        revokedAt,
        lastUsedAt);
  }
}
