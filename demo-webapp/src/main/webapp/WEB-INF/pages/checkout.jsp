<%@ page contentType="text/html;charset=UTF-8" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="shop" tagdir="/WEB-INF/tags" %>
<shop:page title="Check out">
<c:set var="root" value="${pageContext.request.contextPath}"/>
<c:set var="plain" value="http://${initParam['shop.plain-authority']}${root}"/>
<h1>Check out</h1>
<c:choose>
<c:when test="${basket.isEmpty()}"><p>Your cart is empty. <a href="${root}/products">See all products</a></p></c:when>
<c:otherwise>
<div class="columns">
<form class="sheet" action="${plain}/checkout" method="post">
<h2>Where to send it</h2>
<shop:field form="${form}" name="name" label="Name" autocomplete="name" maxlength="80"/>
<shop:field form="${form}" name="email" label="E-mail" type="email" autocomplete="email" maxlength="254"/>
<shop:field form="${form}" name="address" label="Address" lines="3" autocomplete="street-address" maxlength="300"/>
<h2>Card</h2>
<p><img src="${plain}/static/images/cards.png" alt="Debit and credit cards" width="156" height="32"></p>
<shop:field form="${form}" name="card-number" label="Card number" autocomplete="cc-number" inputmode="numeric" placeholder="4111 1111 1111 1111" maxlength="30" secret="true"/>
<div class="pair">
<shop:field form="${form}" name="card-expiry" label="Valid to" autocomplete="cc-exp" inputmode="numeric" placeholder="MM/YY" maxlength="10" secret="true"/>
<shop:field form="${form}" name="card-code" label="Security code" type="password" autocomplete="cc-csc" inputmode="numeric" maxlength="4" secret="true"/>
</div>
<p class="end"><button>Pay ${basket.total()}</button></p>
</form>
<aside class="sheet">
<h2>Your order</h2>
<ul class="plain">
<c:forEach var="line" items="${basket.lines()}"><li><span>${line.quantity()} × <c:out value="${line.product().name()}"/></span> <span>${line.total()}</span></li></c:forEach>
</ul>
<p class="total">Total <strong>${basket.total()}</strong></p>
</aside>
</div>
<script src="${plain}/static/js/checkout.js"></script>
</c:otherwise>
</c:choose>
</shop:page>
