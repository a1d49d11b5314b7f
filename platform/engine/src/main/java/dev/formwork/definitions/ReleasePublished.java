package dev.formwork.definitions;

import dev.formwork.kernel.DefinitionKey;

/**
 * Told on the node that made a release live, right after. Other nodes see the release within a
 * second and aren't told: what follows from it must stand in the database or be found at start.
 */
public record ReleasePublished(DefinitionKey app, int number) {}
