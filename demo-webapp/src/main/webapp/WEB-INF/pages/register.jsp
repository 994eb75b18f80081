<%@ page contentType="text/html;charset=UTF-8" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="shop" tagdir="/WEB-INF/tags" %>
<shop:page title="Register a product">
<h1>Register a product</h1>
<c:choose>
<c:when test="${not empty key}">
<div class="sheet"><p>It is registered. Your licence key:</p><p class="key"><c:out value="${key}"/></p><p class="quiet">Keep it with the receipt; repair shops ask for it.</p></div>
</c:when>
<c:otherwise>
<p>A registered product is covered for five years, and its licence key opens the software that belongs to it.</p>
<form class="sheet narrow" action="${pageContext.request.contextPath}/register" method="post">
<p class="field${empty form.mistake('product') ? '' : ' wrong'}">
<label for="product">Product</label>
<select id="product" name="product">
<c:forEach var="product" items="${products}"><option value="${product.id()}"<c:if test="${form.value('product') eq product.id().toString()}"> selected</c:if>><c:out value="${product.name()}"/>, <c:out value="${product.kind()}"/></option></c:forEach>
</select>
</p>
<shop:field form="${form}" name="serial" label="Serial number" placeholder="FR-00873" maxlength="40"/>
<shop:field form="${form}" name="name" label="Name" autocomplete="name" maxlength="80"/>
<shop:field form="${form}" name="email" label="E-mail" type="email" autocomplete="email" maxlength="254"/>
<p class="end"><button>Register</button></p>
</form>
</c:otherwise>
</c:choose>
</shop:page>
