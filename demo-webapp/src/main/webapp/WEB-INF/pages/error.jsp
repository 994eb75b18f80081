<%@ page contentType="text/html;charset=UTF-8" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="shop" tagdir="/WEB-INF/tags" %>
<%@ page isErrorPage="true" %>
<%@ include file="/WEB-INF/marketing/analytics.jspf" %>
<c:set var="status" value="${requestScope['jakarta.servlet.error.status_code']}"/>
<shop:page title="${status == 404 ? 'Not found' : 'Something broke'}">
<section class="error">
<p class="status">${status}</p>
<c:choose>
<c:when test="${status == 404}"><h1>There is nothing here.</h1><p>The page has moved, or never was.</p></c:when>
<c:otherwise><h1>Something broke on our side.</h1><p>It is written down, and somebody will look at it.</p></c:otherwise>
</c:choose>
<p><a class="button" href="${pageContext.request.contextPath}/">To the home page</a></p>
</section>
</shop:page>
