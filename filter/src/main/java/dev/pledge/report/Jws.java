package dev.pledge.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JSON Web Signature (RFC 7515) by Ed25519 (RFC 8037), compact, with its content detached (appendix F): {@code
 * HEADER..SIGNATURE}. What is signed are the bytes of another file.
 *
 * @param header the protected header, as it is written
 * @param keyId names the key
 * @param signature the signature, as it is written
 */
record Jws(String header, String keyId, String signature) {
    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();
    private static final JsonFactory JSON = new JsonFactory();

    static Jws sign(KeyPair key, byte[] content) {
        String id = Ed25519.id(key.getPublic());
        String header = "{\"alg\":\"EdDSA\",\"kid\":\"" + id + "\"}";
        String written = URL.encodeToString(header.getBytes(StandardCharsets.US_ASCII));
        return new Jws(written, id, URL.encodeToString(Ed25519.sign(key.getPrivate(), input(written, content))));
    }

    private static byte[] input(String header, byte[] content) {
        return (header + "." + URL.encodeToString(content)).getBytes(StandardCharsets.US_ASCII);
    }

    /** Returns whether it is of this content by this key. */
    boolean isOf(byte[] content, PublicKey key) {
        return Ed25519.verifies(
                key, input(header, content), Base64.getUrlDecoder().decode(signature));
    }

    /** Reads one; null if it is none, or of a kind that is not made here. */
    static @Nullable Jws parse(String text) {
        String[] parts = text.strip().split("\\.", -1);
        if (parts.length != 3 || !parts[1].isEmpty()) {
            return null;
        }
        try {
            Map<String, String> header = header(Base64.getUrlDecoder().decode(parts[0]));
            String id = header.get("kid");
            boolean ours = "EdDSA".equals(header.get("alg")) && header.size() == 2;
            boolean decodes = Base64.getUrlDecoder().decode(parts[2]).length > 0;
            return ours && decodes && id != null ? new Jws(parts[0], id, parts[2]) : null;
        } catch (IllegalArgumentException | IOException e) {
            return null;
        }
    }

    private static Map<String, String> header(byte[] json) throws IOException {
        Map<String, String> header = new HashMap<>();
        try (JsonParser in = JSON.createParser(json)) {
            for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
                if (token == JsonToken.VALUE_STRING) {
                    header.put(in.getParsingContext().pathAsPointer().toString().substring(1), in.getText());
                } else if (token.isScalarValue()) {
                    header.put("not a text", "");
                }
            }
        }
        return header;
    }

    @Override
    public String toString() {
        return header + ".." + signature;
    }
}
