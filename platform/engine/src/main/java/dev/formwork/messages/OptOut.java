package dev.formwork.messages;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That a customer wants no messages.
 *
 * @param who {@code app/form/record} of a customer, or his address
 * @param everything whether that goes for service too, and not only for marketing
 * @param by person id of who noted it; absent where he did so himself
 */
public record OptOut(String who, boolean everything, @Nullable String by, Instant at) {}
