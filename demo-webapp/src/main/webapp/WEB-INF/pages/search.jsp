<%@ page contentType="text/html;charset=UTF-8" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="shop" tagdir="/WEB-INF/tags" %>
<shop:page title="Search">
<h1>Search</h1>
<c:choose>
<c:when test="${empty words}"><p>Enter a word above: an animal, an instrument, a weather.</p></c:when>
<c:when test="${empty products}"><p>Nothing here is called “<c:out value="${words}"/>”. <a href="${pageContext.request.contextPath}/products">See all products</a></p></c:when>
<c:otherwise><p>${products.size()} for “<c:out value="${words}"/>”</p><shop:products of="${products}"/></c:otherwise>
</c:choose>
</shop:page>
