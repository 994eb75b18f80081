<%@ page contentType="text/html;charset=UTF-8" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="shop" tagdir="/WEB-INF/tags" %>
<shop:page title="Cart">
<c:set var="root" value="${pageContext.request.contextPath}"/>
<h1>Your cart</h1>
<c:choose>
<c:when test="${basket.isEmpty()}"><p>There is nothing in it yet. <a href="${root}/products">See all products</a></p></c:when>
<c:otherwise>
<ul class="lines">
<c:forEach var="line" items="${basket.lines()}">
<li>
<a href="${root}/product/${line.product().id()}"><img src="${root}/static/images/<c:out value="${line.product().image()}"/>" alt="" width="96" height="72"></a>
<div><a href="${root}/product/${line.product().id()}"><c:out value="${line.product().name()}"/></a><br><span class="quiet"><c:out value="${line.product().kind()}"/>, ${line.product().price()}</span></div>
<form action="${root}/cart" method="post">
<input type="hidden" name="product" value="${line.product().id()}">
<input name="quantity" type="number" min="0" max="99" value="${line.quantity()}" aria-label="Quantity of <c:out value="${line.product().name()}"/>">
<button class="small" name="do" value="set">Change</button>
<button class="small" name="do" value="remove">Remove</button>
</form>
<span class="sum">${line.total()}</span>
</li>
</c:forEach>
</ul>
<p class="total">Total <strong>${basket.total()}</strong></p>
<p class="end"><a class="button" href="${root}/checkout">Check out</a></p>
</c:otherwise>
</c:choose>
</shop:page>
