package dev.formwork.records;

/**
 * The store of this platform is as it was at an earlier moment: what is known of its records
 * besides is not true any more. Ids may come again. Only platforms for scenarios tell it.
 */
public record StoreWentBack() {}
