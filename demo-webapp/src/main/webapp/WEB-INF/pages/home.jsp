<%@ page contentType="text/html;charset=UTF-8" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="shop" tagdir="/WEB-INF/tags" %>
<%@ include file="/WEB-INF/marketing/analytics.jspf" %>
<shop:page title="Instruments for listening outdoors">
<jsp:attribute name="head">
<script type="application/ld+json">
{"@context": "https://schema.org", "@type": "Store", "name": "Larkfield",
 "sameAs": ["https://www.facebook.com/larkfield.example"]}
</script>
</jsp:attribute>
<jsp:body>
<section class="hero">
<div>
<h1>Go out and listen.</h1>
<p>Recorders, detectors and glasses for people who are up before the birds. Built to be repaired, sold by people who use them.</p>
<p><a class="button" href="${pageContext.request.contextPath}/products">See all products</a></p>
</div>
<img src="${pageContext.request.contextPath}/static/images/dawn.svg" alt="A lark over a field at dawn" width="480" height="300">
</section>
<jsp:include page="/WEB-INF/marketing/banner.jsp"/>
<h2>For this season</h2>
<shop:products of="${products}"/>
<section class="facts">
<div><h3>Repaired for ten years</h3><p>Every part can be had, every case can be opened.</p></div>
<div><h3>Thirty days to try</h3><p>Take it out. If it is not right, send it back.</p></div>
<div><h3>Questions?</h3><p>Ask in the <a href="${pageContext.request.contextPath}/forum">forum</a>; somebody has been there.</p></div>
</section>
<%@ include file="/WEB-INF/marketing/pixels.jspf" %>
</jsp:body>
</shop:page>
