package dev.pledge.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WrittenPolicyTest {
    private static final WrittenPolicy POLICY = new WrittenPolicy("policy.yaml", """
            ad-servers:
              mode: report
              lists:
                - /WEB-INF/a.txt
                - /WEB-INF/b.txt
            """);

    @Test
    void anItemOfAListIsFoundAgain() {
        assertThat(POLICY.mistake("ad-servers", "lists", 1, "/WEB-INF/b.txt", "a list"))
                .isEqualTo(new Mistake("policy.yaml", 5, 7, "ad-servers.lists[1]", "/WEB-INF/b.txt", "a list"));
    }

    @Test
    void whatIsNotThereIsAMistakeOfTheFileAsAWhole() {
        assertThat(POLICY.mistake("ad-servers", "lists", 2, "x", "y").line()).isEqualTo(1);
        assertThat(POLICY.mistake("ad-servers", "mode", 0, "x", "y").line()).isEqualTo(1);
        assertThat(POLICY.mistake("cookies", "rules", 0, "x", "y").line()).isEqualTo(1);
        assertThat(new WrittenPolicy("policy.yaml", "[")
                        .mistake("cookies", "rules", 0, "x", "y")
                        .line())
                .isEqualTo(1);
    }
}
