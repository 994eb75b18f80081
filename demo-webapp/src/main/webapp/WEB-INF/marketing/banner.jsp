<aside class="banner" aria-label="Advertisement">
<script async src="https://pagead2.googlesyndication.com/pagead/js/adsbygoogle.js?client=ca-pub-4172093355180264" crossorigin="anonymous"></script>
<ins class="adsbygoogle" data-ad-client="ca-pub-4172093355180264" data-ad-slot="8041125520" data-ad-format="auto"></ins>
<script>(adsbygoogle = window.adsbygoogle || []).push({});</script>
</aside>
