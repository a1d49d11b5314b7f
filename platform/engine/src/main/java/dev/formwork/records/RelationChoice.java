package dev.formwork.records;

/** A record that a relation can point to, as a picker shows it. */
public record RelationChoice(String id, String label) {}
