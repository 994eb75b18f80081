<%@ page contentType="text/html;charset=UTF-8" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="shop" tagdir="/WEB-INF/tags" %>
<shop:page title="Account">
<h1>Hello, <c:out value="${customer.name()}"/>.</h1>
<c:choose>
<c:when test="${empty orders}"><p>You have not ordered anything yet as <c:out value="${customer.email()}"/>.</p></c:when>
<c:otherwise>
<h2>Your orders</h2>
<c:forEach var="order" items="${orders}">
<section class="sheet">
<h3><c:out value="${order.reference()}"/></h3>
<ul class="plain">
<c:forEach var="line" items="${order.lines()}"><li><span>${line.quantity()} × <c:out value="${line.name()}"/></span> <span>${line.total()}</span></li></c:forEach>
</ul>
<p class="total">Card that ends in <c:out value="${order.cardLastFour()}"/> <strong>${order.total()}</strong></p>
</section>
</c:forEach>
</c:otherwise>
</c:choose>
<p><a href="${pageContext.request.contextPath}/privacy/me">What we hold about you</a></p>
<form action="${pageContext.request.contextPath}/logout" method="post"><p><button class="small">Log out</button></p></form>
</shop:page>
