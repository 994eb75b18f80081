<%@ tag pageEncoding="UTF-8" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ attribute name="of" required="true" type="java.util.List" %>
<c:set var="root" value="${pageContext.request.contextPath}"/>
<ul class="products">
<c:forEach var="product" items="${of}">
<li>
<a href="${root}/product/${product.id()}">
<img src="${root}/static/images/<c:out value="${product.image()}"/>" alt="" width="240" height="180" loading="lazy">
<span class="kind"><c:out value="${product.kind()}"/></span>
<span class="name"><c:out value="${product.name()}"/></span>
</a>
<p><c:out value="${product.summary()}"/></p>
<p class="price">${product.price()}</p>
</li>
</c:forEach>
</ul>
