<%@ page contentType="text/html;charset=UTF-8" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="shop" tagdir="/WEB-INF/tags" %>
<shop:page title="Thank you">
<h1>Thank you, <c:out value="${order.buyer().name()}"/>.</h1>
<p>Your order <strong><c:out value="${order.reference()}"/></strong> is on its way to the packing table. A receipt goes to <c:out value="${order.buyer().email()}"/>.</p>
<div class="sheet">
<ul class="plain">
<c:forEach var="line" items="${order.lines()}"><li><span>${line.quantity()} × <c:out value="${line.name()}"/></span> <span>${line.total()}</span></li></c:forEach>
</ul>
<p class="total">Paid with the card that ends in <c:out value="${order.cardLastFour()}"/> <strong>${order.total()}</strong></p>
</div>
<img src="https://www.googleadservices.com/pagead/conversion/984410277/?value=${order.total().cents()}&amp;label=purchase&amp;script=0" alt="" width="1" height="1">
</shop:page>
