package dev.formwork.store;

/**
 * Which store runs, as screens and the health page say it.
 *
 * @param kind the product, as in {@code MongoDB}, or {@code embedded}
 * @param version of MongoDB that it is or says it speaks as, as in {@code 7.0.14}
 * @param embedded whether it runs inside this process, for trying out rather than for work
 */
public record StoreInfo(String kind, String version, boolean embedded) {}
