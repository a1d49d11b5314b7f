package dev.formwork.definitions;

/**
 * A definition that another brings along. It has no file of its own, and is there as long as the
 * other is.
 */
public record Brought<T>(DefinitionType<T> type, T definition) {}
