package dev.pledge.adserver;

import java.nio.charset.StandardCharsets;

/**
 * Chooses under which part of its pattern a rule is filed: the one that is the rarest, as far as can be told from the other
 * patterns and from what most URLs have in them.
 */
final class GramChoice {
    private static final String COMMON = """
            ://www. ://cdn. ://static. ://media. ://images. ://img. ://m. .com/ .net/ .org/ .co.uk/ .de/ .fr/
            .io/ .info/ .com.au .jp/ .ch/ .php? .html .aspx .jpg .jpeg .png? .png .gif .svg .webp .woff2 .woff
            .json .ico .min.js? .js? .css? .min.css /css/ /js/ /dist/ /lib/ /wp-content/uploads/20
            /wp-content/plugins/ /wp-content/themes/ /wp-includes/js/ wp-emoji wordpress wp.com contact-form
            jquery-ui jquery.min.js jquery. jquery/ jquery- bootstrap /images/ /image/ /image- -image /img/
            /icons/ icon- /logo logo. logo- /static/ /assets/ /content/ /contents/ /scripts/ /script/
            /javascript/ /styles/ /style.css /main. /main- /index. /themes/ /theme/ /plugins/ /plugin/ /modules/
            /module/ /common/ common. /media/ /medium/ /files/ /file/ /public/ /publish /news/ /news- /article
            /archive /page/ /pages/ page- /product /production /video /photos/ /photo /thumb thumbnail /default/
            default. default- /widgets/ /widget /library /vendor/ /fonts/ /font- /api/ /v1/ /v2/ /2015/ /2016/
            /2017/ /2018/ /2019/ /2020/ /2021/ /2022/ /2023/ /01/ /02/ /03/ /04/ /05/ /06/ /07/ /08/ /09/ /10/
            /11/ /12/ /en/ /us/ /de/ &id= ?id= &width= &height= &url= &type= &version= ?version= &size= size=
            &time= &rand= &lang= ?ver= ?v=1 &v= &t= &s= &p= &c= =true& =false& =null& =http%3a%2f%2fwww.
            =https%3a%2f%2f .com%2f 0000 1111 100x100 150x150 300x 600x 00x2 google.com google- googleapis.com
            googlesyndication facebook.com twitter youtube.com amazonaws.com amazon cloudfront.net akamai
            gstatic.com gravatar.com/avatar/ doubleclick.net header footer background banner small large desktop
            mobile author profile category search comment comments social share sharing client server service
            services secure security update config loader loading bundle application resources resource generic
            template component framework frontend front- cookie pixel sync track tracker tracking event events
            count counter analytics beacon collect collector click online resize email player cache storage
            cloud home. /home blog. /blog book display random rating magazine locale language translate login
            account user store press support sites site. site- website web. web- tag. tags. manager sentry utag.
            session settings action content- -content story stories report reports review reviews preview
            """;

    /** What is at least as common as this is in many URLs. */
    static final int COMMONNESS = 200;

    private static final int BITS = 16;
    private static final int MIX = 0x9E3779B1;

    private final int[] counts = new int[1 << BITS];

    GramChoice() {
        byte[] common = COMMON.getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i + 4 <= common.length; i++) {
            counts[slot(common, i)] += COMMONNESS;
        }
    }

    /** Counts what a pattern has. */
    void count(byte[] pattern) {
        for (int i = 0; i + 4 <= pattern.length; i++) {
            counts[slot(pattern, i)]++;
        }
    }

    /**
     * Returns where the part of a pattern begins that it is best filed under, or -1 if there is none.
     *
     * @param length how long the part shall be
     */
    int best(byte[] pattern, int length) {
        int best = -1;
        int least = Integer.MAX_VALUE;
        int run = 0;
        for (int i = 0; i < pattern.length; i++) {
            if (!isRun(pattern, i, 1)) {
                run = i + 1;
            }
            int at = i - length + 1;
            if (at >= run && !inScheme(pattern, at, length)) {
                int weight = weight(pattern, at, length);
                if (weight < least) {
                    least = weight;
                    best = at;
                }
            }
        }
        return best;
    }

    /** Returns how common the windows are that a part of a pattern has. */
    int weight(byte[] pattern, int at, int length) {
        int weight = 0;
        for (int i = at; i + GramTable.WIDTH <= at + length; i++) {
            weight += Math.min(count(pattern, i), count(pattern, i + 1));
        }
        return weight;
    }

    /** Returns how common the four bytes are that begin at a place. */
    int count(byte[] pattern, int at) {
        return counts[slot(pattern, at)];
    }

    /** Returns whether a URL must have in it what a pattern has at a place. */
    static boolean isRun(byte[] pattern, int at, int length) {
        if (at < 0 || at + length > pattern.length) {
            return false;
        }
        for (int i = at; i < at + length; i++) {
            if (pattern[i] == '*' || pattern[i] == '^' || pattern[i] < 0) {
                return false;
            }
        }
        return true;
    }

    /** Returns whether a part may stand in a URL's scheme, before the colon from which the URL is looked through. */
    private static boolean inScheme(byte[] pattern, int at, int length) {
        for (int i = 1; i < length; i++) {
            if (pattern[at + i] == ':') {
                return true;
            }
        }
        return GramTable.four(pattern, at) == GramTable.four(new byte[] {'h', 't', 't', 'p'}, 0);
    }

    private static int slot(byte[] bytes, int at) {
        return GramTable.four(bytes, at) * MIX >>> 32 - BITS;
    }
}
