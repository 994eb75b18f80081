<%@ page contentType="text/html;charset=UTF-8" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="shop" tagdir="/WEB-INF/tags" %>
<%@ include file="/WEB-INF/marketing/analytics.jspf" %>
<shop:page title="Products">
<h1>All products</h1>
<shop:products of="${products}"/>
</shop:page>
