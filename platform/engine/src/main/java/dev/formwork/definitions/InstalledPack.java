package dev.formwork.definitions;

/**
 * The pack that an app last came from.
 *
 * @param release the number that it became
 */
public record InstalledPack(String hash, int release) {}
