<%@ page contentType="text/html;charset=UTF-8" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="shop" tagdir="/WEB-INF/tags" %>
<%@ include file="/WEB-INF/marketing/analytics.jspf" %>
<shop:page title="${product.name()}">
<article class="product">
<img src="${pageContext.request.contextPath}/static/images/<c:out value="${product.image()}"/>" alt="" width="480" height="360">
<div>
<p class="kind"><c:out value="${product.kind()}"/></p>
<h1><c:out value="${product.name()}"/></h1>
<p class="lead"><c:out value="${product.summary()}"/></p>
<p><c:out value="${product.description()}"/></p>
<p class="price">${product.price()}</p>
<form class="add" action="${pageContext.request.contextPath}/cart" method="post">
<input type="hidden" name="do" value="add">
<input type="hidden" name="product" value="${product.id()}">
<label for="quantity">Quantity</label>
<input id="quantity" name="quantity" type="number" min="1" max="99" value="1">
<button>Add to cart</button>
</form>
<p class="quiet">Delivered in two to three days. Register it and it is covered for five years.</p>
</div>
</article>
<script>
!function(w,d,t){w.TiktokAnalyticsObject=t;var q=w[t]=w[t]||[];q.load=function(i){
var s=d.createElement("script");s.async=!0;s.src="https://analytics.tiktok.com/i18n/pixel/events.js?sdkid="+i+"&lib="+t;
d.head.appendChild(s)};q.load('CLARKF1ELD0042')}(window,document,'ttq');
</script>
<img src="https://www.googleadservices.com/pagead/conversion/984410277/?label=view_item&amp;script=0" alt="" width="1" height="1">
</shop:page>
