package dev.pledge.statistics.redis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReplicasTest {
    private static final String SELF = "aa 10.0.0.1:6379@16379 myself,master - 0 0 1 connected 0-5460\n";

    @Test
    void onlyItsOwnReplicasAreOfANode() {
        assertThat(Replicas.of(SELF
                        + "bb 10.0.0.2:6379@16379,b.example slave aa 0 1 1 connected\n"
                        + "cc 10.0.0.3:6379@16379 master - 0 1 2 connected 5461-16383\n"
                        + "dd 10.0.0.4:6379@16379 slave cc 0 1 2 connected\n"
                        + "ee 10.0.0.5:6379@16379 slave aa 0 1 1 connected\n"))
                .isEqualTo(2);
        assertThat(Replicas.of(SELF)).isZero();
    }

    @Test
    void oneThatIsDeadIsNoneAndOneThatMayBeAliveIsOne() {
        assertThat(Replicas.of(SELF + "bb 10.0.0.2:6379@16379 slave,fail aa 0 1 1 disconnected\n"))
                .isZero();
        assertThat(Replicas.of(SELF + "bb 10.0.0.2:6379@16379 slave,fail? aa 0 1 1 disconnected\n"))
                .isEqualTo(1);
    }

    @Test
    void aReplicaHasNone() {
        assertThat(Replicas.of("""
                        aa 10.0.0.1:6379@16379 myself,slave bb 0 0 1 connected
                        bb 10.0.0.2:6379@16379 master - 0 1 2 connected 0-16383
                        """)).isZero();
    }
}
