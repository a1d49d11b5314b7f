package dev.formwork.files;

import java.time.Instant;

/**
 * What is known of an uploaded file.
 *
 * @param size in bytes
 * @param type media type by its ending, from the platform's allow-list; never what the client said
 * @param uploadedBy person id
 */
public record StoredFile(
    String id, String name, long size, String type, String uploadedBy, Instant uploadedAt) {}
