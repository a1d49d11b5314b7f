package dev.formwork.definitions;

import dev.formwork.kernel.QualifiedKey;

/** A definition with the app and key it stands under. */
public record Named<T>(QualifiedKey key, T value) {}
